import path from 'node:path'

/** Where Payload keeps the originals; only signed-in people reach them. */
export function uploadsFolder(): string {
  return path.resolve(process.env.DATA_DIR ?? '.data', 'uploads')
}

/** Where the files are that readers get, a folder for each content hash. */
export function renditionsFolder(): string {
  return path.resolve(process.env.DATA_DIR ?? '.data', 'renditions')
}
