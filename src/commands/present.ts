/** What is left when members without a value are taken out, at every depth. */
export type Present<T> = T extends readonly (infer E)[]
  ? Present<E>[]
  : T extends object
    ? { [K in keyof T as undefined extends T[K] ? never : K]: Present<T[K]> } & {
        [K in keyof T as undefined extends T[K] ? K : never]?: Present<Exclude<T[K], undefined>>
      }
    : T

/** Takes members without a value out of a body: an absent member and one that is undefined are one. */
export function present<T>(value: T): Present<T> {
  if (Array.isArray(value)) return value.map(present) as Present<T>
  if (typeof value !== 'object' || value === null) return value as Present<T>
  return Object.fromEntries(Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [[name, present(member)]]))) as Present<T>
}
