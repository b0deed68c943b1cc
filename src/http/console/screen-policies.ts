import { isRole } from '../../core/access/roles.ts'
import { invariant } from '../../core/invariant.ts'
import type { Screen } from './screen.ts'

/** What is wrong with the policies of the table of screens, none if all is well: a page or form that nobody may use, a role that there is not, an address that stands twice. */
export function screenFaults(screens: readonly Screen[]): string[] {
  const seen = new Set<string>()
  const faultsOf = (name: string, who: Screen['who']): string[] => {
    const address = name.replace(/\{\w+\}/g, '{}')
    const twice = seen.has(address) ? [`${name} stands twice among the screens`] : []
    seen.add(address)
    if (who === 'signed in') return twice
    const unknown = who.filter((role) => !isRole(role)).map((role) => `${name} is for "${role}", which is no role`)
    return [...twice, ...(who.length === 0 ? [`${name} has no policy: no role may use it`] : []), ...unknown]
  }
  return screens.flatMap(({ path, who, forms = {} }) => [
    ...faultsOf(`GET ${path}`, who),
    ...Object.entries(forms).flatMap(([name, form]) => faultsOf(`POST ${path}/${name}`, form.who)),
  ])
}

/** Throws where a screen has no policy: such a program does not start. */
export function checkScreens(screens: readonly Screen[]): void {
  const faults = screenFaults(screens)
  invariant(faults.length === 0, faults.join('; '))
}
