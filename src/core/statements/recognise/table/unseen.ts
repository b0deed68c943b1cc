/**
 * Marks that nobody sees: of the direction of writing, and of places where a line may end. Programs that show Hebrew or Arabic write them around dates and amounts, and a
 * page from which a table was copied has them anywhere. The joiners stay: in Persian and in Indian scripts they make other letters.
 */
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

export const withoutUnseen = (cell: string): string => cell.replace(UNSEEN, '')
