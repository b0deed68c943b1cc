import { describe, expect, it } from 'vitest'
import { type ApplicationState, isDecided, mayBecome } from '../../../src/core/applications/states.ts'

const STATES: readonly ApplicationState[] = ['received', 'checking', 'information_needed', 'recommended', 'approved', 'refused', 'withdrawn']

describe('mayBecome', () => {
  it('allows these steps and no others', () => {
    const steps = STATES.flatMap((from) => STATES.filter((to) => mayBecome(from, to)).map((to) => `${from} ${to}`))
    expect(steps).toEqual([
      'received checking',
      'received withdrawn',
      'checking information_needed',
      'checking recommended',
      'checking withdrawn',
      'information_needed checking',
      'information_needed information_needed',
      'information_needed recommended',
      'information_needed withdrawn',
      'recommended checking',
      'recommended approved',
      'recommended refused',
      'recommended withdrawn',
      'refused checking',
    ])
  })
})

describe('isDecided', () => {
  it('is so once approved, refused or withdrawn', () => expect(STATES.filter(isDecided)).toEqual(['approved', 'refused', 'withdrawn']))
})
