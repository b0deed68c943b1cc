import type { MoneyText } from '../money/money.ts'
import type { StudentStatus } from './states.ts'

/** What the sentence about the next step can tell; what is unknown is left out of it. Dates `YYYY-MM-DD`. */
export interface NextFacts {
  /** Day by which a request is checked, an answer is due, a review can be asked for, or a pick-up collected. */
  readonly by?: string
  /** Days that a bank usually takes. */
  readonly usualDays?: number
  /** Where the money is collected: the agent's or cash desk's name, the town, and the number of the transfer there. */
  readonly agent?: string
  readonly town?: string
  readonly agentNumber?: string
  /** Somebody else than the student collects it. */
  readonly collectedByOther?: boolean
  /** It is paid to an institution, whose account the student does not know. */
  readonly isInstitutions?: boolean
  /** What came back is paid no more: the money of its fund is settled with the donors. */
  readonly isFundClosed?: boolean
  /** A cash desk pays against a signature. */
  readonly isSignedFor?: boolean
  /** Day of the next instalment, once one is paid. */
  readonly nextInstalmentOn?: string
  /** The student has already said whether the money came. */
  readonly receivedTold?: boolean
  /** The student said that not all of it came, and that is not cleared up. */
  readonly isLookedFor?: boolean
  /** The day by which we wanted to check, it was asked for, or a review could be asked for has passed. */
  readonly isOver?: boolean
  /** What was asked for was sent, and nobody has looked at it yet. */
  readonly isAnswered?: boolean
  /** The days that a bank usually takes are over. */
  readonly isDue?: boolean
  /** What is still to come of an instalment that was paid: less left than was ordered. `isRestHeld`: a hold stands. */
  readonly rest?: MoneyText
  readonly isRestHeld?: boolean
  /** After 'the same person': the case under which the request goes on. */
  readonly sameAs?: string
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** `2020-11-24` → `24 November 2020`. */
export const dateInWords = (date: string): string => `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`

/** What happens next or is to be done, in English. */
export function nextWords(status: StudentStatus, facts: NextFacts): string {
  const by = facts.by === undefined ? '' : ` by ${dateInWords(facts.by)}`
  switch (status) {
    case 'received':
      return facts.isOver
        ? `We wanted to check your request${by}, and it takes longer. It is not forgotten; you do not need to do anything.`
        : `We will check your request${by}.`
    case 'checking':
      return 'We are checking your details. You do not need to do anything.'
    case 'information_needed':
      if (facts.isAnswered) return 'We have what you sent, and will look at it.'
      return facts.isOver
        ? 'The day by which we asked for it has passed. Send what is missing as soon as you can: until we decide we take it.'
        : `Send what is missing${by}.`
    case 'approved':
      return 'The payment is being prepared. You do not need to do anything.'
    case 'held':
      return 'We are checking one thing before we pay. You do not need to do anything.'
    case 'on_its_way':
      return onItsWay(facts, by)
    case 'paid':
      return paid(facts)
    case 'returned':
      return returned(facts)
    case 'rejected':
      return facts.agent === undefined
        ? 'We are putting it right. You do not need to send anything unless we ask.'
        : 'It will be paid again. You do not need to send anything unless we ask.'
    case 'cancelled':
      return 'If this is wrong, write to us.'
    case 'refused':
      return facts.isOver ? 'The time in which you could ask for a review is over. If something is wrong, write to us.' : `You can ask for a review${by}.`
    case 'withdrawn':
      return facts.sameAs === undefined ? 'Nothing more happens with this request.' : `This request goes on as ${facts.sameAs}.`
  }
}

function onItsWay({ agent, usualDays, ...facts }: NextFacts, by: string): string {
  if (agent !== undefined) return toCollect(agent, facts, by)
  return usualDays === undefined ? 'Banks take some days.' : `Banks usually take up to ${usualDays} ${usualDays === 1 ? 'day' : 'days'}.`
}

/** Where, with what, until when: money that nobody collects goes back to what is to be paid. */
function toCollect(agent: string, { town, agentNumber, collectedByOther, isSignedFor, isOver }: NextFacts, by: string): string {
  const place = town === undefined || agent.includes(town) ? agent : `${agent}, ${town}`
  const passport = isSignedFor ? 'passport and sign for it' : 'passport'
  const words = isOver
    ? `It was to be collected at ${place}${by}. Ask whether it is still there before anybody goes; if not, it will be paid again.`
    : collectedByOther
      ? `The person whom you named collects it at ${place} with a passport${by}.`
      : `Collect it at ${place} with your ${passport}${by}.`
  return agentNumber === undefined ? words : `${words} The number of the transfer is ${agentNumber}.`
}

/** An account has to be put right before it is paid again; what was to be collected is paid again as it was, unless the student would rather have an account. */
function returned({ agent, isFundClosed, isInstitutions, isAnswered }: NextFacts): string {
  if (isFundClosed) return 'The programme is closed, and its money goes back to those who gave it: we cannot pay again. If you need help, write to us.'
  if (isInstitutions) return 'Nothing is lost. We are putting it right with the institution. You do not need to send anything unless we ask.'
  const first = 'a person will contact you at the address we know before we use them.'
  if (isAnswered) return `Nothing is lost. We have the details that you sent; ${first}`
  return agent === undefined
    ? `Nothing is lost. Send account details; ${first}`
    : `Nothing is lost. It will be paid again. If you cannot collect it there, send account details; ${first}`
}

const toldAnswer = (isLookedFor: boolean | undefined): string =>
  `Thank you for telling us.${isLookedFor ? ' We are finding out where the missing money is; if it arrives meanwhile, tell us here.' : ''}`

function paid({ agent, usualDays, nextInstalmentOn, receivedTold, isLookedFor, isDue }: NextFacts): string {
  const appear =
    agent !== undefined
      ? ''
      : isDue
        ? 'It should have appeared by now.'
        : usualDays === undefined
          ? 'It can take some days to appear.'
          : `It can take ${usualDays} more working ${usualDays === 1 ? 'day' : 'days'} to appear.`
  const next = nextInstalmentOn === undefined ? '' : ` The next instalment is due on ${dateInWords(nextInstalmentOn)}.`
  return `${receivedTold ? toldAnswer(isLookedFor) : `${appear} Have you received it?`.trim()}${next}`
}

/** That a rest is still to come, whatever else happens next. `money`: the rest in words. */
export const restWords = (money: string, isHeld: boolean): string =>
  `Of your grant, ${money} is still to come. ${isHeld ? 'Before we pay it we are checking one thing.' : 'We will pay it separately.'} You do not need to do anything.`
