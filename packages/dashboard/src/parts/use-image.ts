import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** An image behind the session, as an address the page's policy allows (`blob:`). */
export interface LoadedImage {
  readonly url: string | null
  readonly error: unknown
}

/** Loads while `load` is not null. The blob leaves memory a minute after nobody shows it. */
export function useImage(key: readonly unknown[], load: (() => Promise<Blob>) | null): LoadedImage {
  const { data, error } = useQuery({
    queryKey: ['image', ...key],
    queryFn: () => (load === null ? Promise.reject(new Error('not asked for')) : load()),
    enabled: load !== null,
    staleTime: Infinity,
    gcTime: 60_000,
  })
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (data === undefined) return
    const made = URL.createObjectURL(data)
    setUrl(made)
    return () => {
      setUrl(null)
      URL.revokeObjectURL(made)
    }
  }, [data])
  return { url, error }
}
