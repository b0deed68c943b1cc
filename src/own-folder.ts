/**
 * The folder of the program's own files: `src/`, or `dist/`, where the built program is few files beside each other. What is no program (styles, the schema's
 * migrations) is found from here, wherever the code that asks for it was bundled to.
 */
export const OWN_FOLDER = new URL('./', import.meta.url)

/** Is this the program as it was built, not as it is written? */
export const IS_BUILT = !import.meta.url.endsWith('.ts')
