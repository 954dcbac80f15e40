/** Of what readers were told about a story its copy knows nothing: with the first publish it would be told of another one. */
export const NOT_COPIED = { beforeDuplicate: [() => null] }
