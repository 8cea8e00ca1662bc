import { createRoot } from 'react-dom/client'
import { Page } from './parts/page.tsx'
import { Loading } from './parts/states.tsx'
import { language } from './text/language.ts'
import { LanguageContext } from './text/text-context.ts'
import './styles/index.css'

const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <LanguageContext.Provider value={language('id')}>
      <Page title={language('id').text('nav.queue')}>
        <Loading />
      </Page>
    </LanguageContext.Provider>,
  )
