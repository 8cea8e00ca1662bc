import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, useApi, type Schemas } from '../api/api.ts'
import { Button } from '../parts/button.tsx'
import { Input, Select } from '../parts/input.tsx'
import { Panel } from '../parts/page.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { useToast } from '../parts/toast.tsx'
import { useText } from '../text/text-context.ts'

type Settings = Schemas['TenantSettingsView']
type Thresholds = Schemas['FaceThresholds']
const MINUTE_MS = 60_000
const VERDICTS = ['passed', 'failed', 'review'] as const
const THRESHOLDS = ['review', 'accept', 'candidate', 'likely'] as const

export function SettingsPage() {
  const { client } = useApi()
  const settings = useQuery({
    queryKey: ['settings'],
    queryFn: () => answer(client.GET('/api/identity/tenant/settings')),
  })
  const thresholds = useQuery({
    queryKey: ['thresholds'],
    queryFn: () => answer(client.GET('/api/identity/faces/thresholds')),
    retry: false,
  })
  if (settings.isError) return <Failure error={settings.error} retry={() => void settings.refetch()} />
  if (settings.data === undefined) return <Loading />
  return (
    <div className="grid-2">
      <SettingsForm key={JSON.stringify(settings.data)} settings={settings.data} />
      {thresholds.data !== undefined && (
        <ThresholdForm key={JSON.stringify(thresholds.data)} thresholds={thresholds.data} />
      )}
    </div>
  )
}

function SettingsForm({ settings }: { readonly settings: Settings }) {
  const text = useText()
  const { client } = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const [form, setForm] = useState(settings)
  const save = useMutation({
    mutationFn: () => answer(client.PATCH('/api/identity/tenant/settings', { body: form })),
    onSuccess: (saved) => {
      queries.setQueryData(['settings'], saved)
      toast(text('settings.saved'))
    },
  })
  return (
    <Panel title={text('settings.rules')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <label className="check">
          <input
            type="checkbox"
            checked={form.allowSelfAssertedKeys}
            onChange={(event) => setForm({ ...form, allowSelfAssertedKeys: event.currentTarget.checked })}
          />
          <span>
            <span className="strong">{text('settings.selfAsserted')}</span>
            <span className="hint">{text('settings.selfAssertedHint')}</span>
          </span>
        </label>
        <Select
          label={text('settings.second')}
          hint={text('settings.secondHint')}
          value={form.secondApproverFrom ?? 'never'}
          options={[
            ['never', text('settings.never')],
            ['low', text('settings.fromLow')],
            ['medium', text('settings.fromMedium')],
            ['high', text('settings.fromHigh')],
          ]}
          onPick={(value) =>
            setForm({ ...form, secondApproverFrom: value === 'never' ? null : (value as 'low' | 'medium' | 'high') })
          }
        />
        <Input
          label={text('settings.claim')}
          hint={text('settings.claimHint')}
          type="number"
          required
          min={1}
          max={480}
          value={Number.isNaN(form.reviewClaimMs) ? '' : form.reviewClaimMs / MINUTE_MS}
          onInput={(event) => setForm({ ...form, reviewClaimMs: event.currentTarget.valueAsNumber * MINUTE_MS })}
        />
        <fieldset>
          <legend>{text('settings.retention')}</legend>
          <p className="hint">{text('settings.retentionHint')}</p>
          <div className="three">
            {VERDICTS.map((verdict) => (
              <Input
                key={verdict}
                label={text(`settings.retention.${verdict}`)}
                type="number"
                min={1}
                max={36500}
                placeholder="∞"
                value={form.retentionDays[verdict] ?? ''}
                onInput={(event) => {
                  const days = event.currentTarget.valueAsNumber
                  setForm({
                    ...form,
                    retentionDays: { ...form.retentionDays, [verdict]: Number.isNaN(days) ? null : days },
                  })
                }}
              />
            ))}
          </div>
        </fieldset>
        <ProblemNotice error={save.error} />
        <div className="dialog-foot">
          <Button type="submit" look="primary" busy={save.isPending}>
            {text('action.save')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

function ThresholdForm({ thresholds }: { readonly thresholds: Thresholds }) {
  const text = useText()
  const { client } = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const [form, setForm] = useState(thresholds)
  const save = useMutation({
    mutationFn: () => answer(client.PUT('/api/identity/faces/thresholds', { body: form })),
    onSuccess: (saved) => {
      queries.setQueryData(['thresholds'], saved)
      toast(text('settings.saved'))
    },
  })
  return (
    <Panel title={text('settings.faces')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <p className="hint">{text('settings.facesHint')}</p>
        {THRESHOLDS.map((name) => (
          <Input
            key={name}
            label={text(`settings.faces.${name}`)}
            type="number"
            min={0}
            max={1}
            step="any"
            required
            value={form[name]}
            onInput={(event) => setForm({ ...form, [name]: event.currentTarget.valueAsNumber })}
          />
        ))}
        <ProblemNotice error={save.error} />
        <div className="dialog-foot">
          <Button type="submit" look="primary" busy={save.isPending}>
            {text('action.save')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
