/** Names of the forms that are open in this window, by which their saves know each other. */
export const OWN_FORMS = new Set<string>()
