const isFigure = (cell: string): boolean => /^-?\d+(\.\d+)?$/.test(cell)

/** Rows under their headings for a terminal: columns padded, figures to the right. Every row has a cell for every column. */
export function tableText(columns: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const widths = columns.map((heading, n) => Math.max(heading.length, ...rows.map((row) => row[n]?.length ?? 0)))
  const right = columns.map((_, n) => rows.length > 0 && rows.every((row) => isFigure(row[n] ?? '') || row[n] === ''))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, n) => (right[n] ? cell.padStart(widths[n] ?? 0) : cell.padEnd(widths[n] ?? 0)))
      .join('  ')
      .trimEnd()
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
