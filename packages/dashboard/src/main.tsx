import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { ApiContext, createApi } from './api/api.ts'
import { ProblemError } from './api/problem.ts'
import { createSessionDoor } from './session/session-door.ts'
import { App } from './shell/app.tsx'
import './styles/index.css'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays one; only what never arrived is worth another try.
      retry: (count, error) =>
        count < 2 && error instanceof ProblemError && (error.status === 0 || error.status >= 502),
    },
  },
})
const door = createSessionDoor()
const api = createApi(location.origin, door)

const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <QueryClientProvider client={queries}>
      <ApiContext.Provider value={api}>
        <App door={door} />
      </ApiContext.Provider>
    </QueryClientProvider>,
  )
