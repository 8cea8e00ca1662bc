import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, useApi, type Schemas } from '../api/api.ts'
import { Button } from '../parts/button.tsx'
import { Panel } from '../parts/page.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { Time } from '../parts/time.tsx'
import { useMay } from '../session/me.ts'
import { useText } from '../text/text-context.ts'
import type { useDraft } from './use-draft.ts'

type Note = Schemas['ReviewNote']

export function NotesPanel({
  caseId,
  notes,
  drafting,
}: {
  readonly caseId: string
  readonly notes: readonly Note[]
  readonly drafting: ReturnType<typeof useDraft>
}) {
  const text = useText()
  const may = useMay()
  const { client } = useApi()
  const queries = useQueryClient()
  const { draft, change } = drafting
  const add = useMutation({
    mutationFn: () =>
      answer(
        client.POST('/api/identity/reviews/{id}/notes', {
          params: { path: { id: caseId } },
          body: { text: draft.note.trim() },
        }),
      ),
    onSuccess: () => {
      change({ note: '' })
      void queries.invalidateQueries({ queryKey: ['review', caseId] })
    },
  })
  return (
    <Panel title={text('notes.title')}>
      <div className="stack tight">
        {notes.length === 0 && <p className="faint">{text('notes.none')}</p>}
        {notes.map((note) => (
          <div key={note.id} className="note">
            <span className="faint">
              {note.author.name ?? note.author.id} · <Time at={note.author.at} />
            </span>
            <p>{note.text ?? text('notes.erased')}</p>
          </div>
        ))}
        {may('reviews:write') && (
          <form
            className="stack tight"
            onSubmit={(event) => {
              event.preventDefault()
              add.mutate()
            }}
          >
            <div className="input">
              <label htmlFor="note">{text('notes.add')}</label>
              <textarea
                id="note"
                rows={2}
                required
                maxLength={2000}
                value={draft.note}
                onInput={(event) => change({ note: event.currentTarget.value })}
              />
            </div>
            <ProblemNotice error={add.error} />
            <div className="dialog-foot">
              <Button type="submit" busy={add.isPending}>
                {text('notes.save')}
              </Button>
            </div>
          </form>
        )}
      </div>
    </Panel>
  )
}
