import { useProblemText } from './states.tsx'

/** Why an act was refused, above what was filled in; nothing while `error` is null. */
export function ProblemNotice({ error }: { readonly error: unknown }) {
  const problem = useProblemText()
  if (error === null) return null
  return (
    <p className="notice bad" role="alert">
      {problem(error)}
    </p>
  )
}
