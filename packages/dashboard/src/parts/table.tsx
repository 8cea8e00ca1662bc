import { memo, type ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  readonly align?: 'end'
  /** Left out where the page is narrow. */
  readonly minor?: boolean
}

interface TableProps<Row> {
  /** Names the table to screen readers. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly selected?: string | null
}

export function Table<Row>({ caption, columns, rows, rowKey, selected = null }: TableProps<Row>) {
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, head, align, minor }) => (
              <th key={key} scope="col" className={cellClass(align, minor)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const id = rowKey(row)
            return <Row key={id} id={id} row={row} columns={columns} selected={id === selected} />
          })}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps<Item> {
  readonly id: string
  readonly row: Item
  readonly columns: readonly Column<Item>[]
  readonly selected: boolean
}

/** Drawn again only when something of its own changed: a list is hundreds of rows long, and `j` lights one of them. */
const Row = memo(function Row<Item>({ id, row, columns, selected }: RowProps<Item>) {
  return (
    <tr data-row={id} className={selected ? 'selected' : undefined}>
      {columns.map(({ key, cell, align, minor }) => (
        <td key={key} className={cellClass(align, minor)}>
          {cell(row)}
        </td>
      ))}
    </tr>
  )
}) as <Item>(props: RowProps<Item>) => ReactNode

const cellClass = (align?: 'end', minor?: boolean) =>
  [align === 'end' && 'end numbers', minor === true && 'minor'].filter(Boolean).join(' ') || undefined
