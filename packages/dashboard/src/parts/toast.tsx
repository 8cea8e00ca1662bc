import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

const SHOWN_MS = 5000

type Toast = (message: string, icon?: IconName) => void
const ToastContext = createContext<Toast>(() => undefined)

export const useToast = () => useContext(ToastContext)

/** Short words that something was done, or by whom else; read out, and gone after five seconds. */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const [messages, setMessages] = useState<readonly { id: number; message: string; icon: IconName }[]>([])
  const show = useCallback((message: string, icon: IconName = 'check') => {
    const id = performance.now()
    setMessages((before) => [...before.slice(-2), { id, message, icon }])
    setTimeout(() => setMessages((before) => before.filter((toast) => toast.id !== id)), SHOWN_MS)
  }, [])
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className="toasts" role="status">
        {messages.map(({ id, message, icon }) => (
          <div key={id} className="toast">
            <Icon name={icon} size={16} />
            {message}
          </div>
        ))}
      </div>
    </ToastContext.Provider>
  )
}
