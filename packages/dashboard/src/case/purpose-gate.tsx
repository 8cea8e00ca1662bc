import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { useMay } from '../session/me.ts'
import { useText } from '../text/text-context.ts'
import { PURPOSES, purposeKey, type Purpose } from './purposes.ts'

interface PurposeGateProps {
  readonly bundleId: string
  readonly children: (purpose: Purpose) => ReactNode
  readonly onPurpose: (purpose: Purpose) => void
}

/** Asked once a bundle while the page is open: whoever looks at a person's card says what for, and it is written down. */
export function PurposeGate({ bundleId, children, onPurpose }: PurposeGateProps) {
  const text = useText()
  const may = useMay()
  const queries = useQueryClient()
  const key = ['purpose', bundleId]
  const { data: purpose } = useQuery<Purpose | null>({
    queryKey: key,
    queryFn: () => null,
    initialData: null,
    staleTime: Infinity,
    gcTime: Infinity,
  })
  const [chosen, setChosen] = useState<Purpose>('review')
  useEffect(() => {
    if (purpose !== null) onPurpose(purpose)
  }, [purpose, onPurpose])
  if (!may('frames:read'))
    return (
      <div className="purpose">
        <h3 className="row">
          <Icon name="lock" /> {text('purpose.forbidden')}
        </h3>
        <p className="soft">{text('purpose.forbiddenWhy')}</p>
      </div>
    )
  if (purpose !== null) return children(purpose)
  return (
    <form
      className="purpose"
      onSubmit={(event) => {
        event.preventDefault()
        queries.setQueryData(key, chosen)
      }}
    >
      <h3 className="row">
        <Icon name="lock" /> {text('purpose.title')}
      </h3>
      <p className="soft">{text('purpose.lead')}</p>
      <div className="purposes" role="radiogroup" aria-label={text('purpose.title')}>
        {PURPOSES.map((name) => (
          <label key={name} className="check">
            <input type="radio" name="purpose" checked={chosen === name} onChange={() => setChosen(name)} />
            {text(purposeKey(name))}
          </label>
        ))}
      </div>
      <Button type="submit" look="primary">
        {text('purpose.open')}
      </Button>
    </form>
  )
}
