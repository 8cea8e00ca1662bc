import { useEffect, useState } from 'react'

export interface Draft {
  readonly decision: 'approve' | 'reject' | 'request_recapture' | null
  readonly reasonCode: string
  readonly text: string
  readonly note: string
}

const EMPTY: Draft = { decision: null, reasonCode: '', text: '', note: '' }

/** What was typed about a case, kept in this tab until it is sent: a reload, a way back or a lost session loses nothing. */
export function useDraft(caseId: string) {
  const key = `dashboard.draft.${caseId}`
  const [draft, setDraft] = useState<Draft>(() => ({ ...EMPTY, ...parsed(sessionStorage.getItem(key)) }))
  useEffect(() => {
    if (JSON.stringify(draft) === JSON.stringify(EMPTY)) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(draft))
  }, [key, draft])
  return {
    draft,
    change: (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change })),
    clear: () => setDraft(EMPTY),
  }
}

function parsed(kept: string | null): Partial<Draft> {
  try {
    return kept === null ? {} : (JSON.parse(kept) as Partial<Draft>)
  } catch {
    return {}
  }
}
