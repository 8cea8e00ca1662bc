const PATHS = {
  overview: 'M3 20h18M6 16v-5M11 16V6M16 16v-8M21 16V4',
  queue: 'M4 5h16M4 12h10M4 19h7M17 15l2.2 2.2L23 13',
  customers:
    'M16 20v-1.5A3.5 3.5 0 0 0 12.5 15h-5A3.5 3.5 0 0 0 4 18.5V20M10 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M20 20v-1.5a3.5 3.5 0 0 0-2.6-3.4M15.5 4.2a3.5 3.5 0 0 1 0 6.6',
  verifications: 'M12 3l8 3v6c0 4.5-3.4 8-8 9-4.6-1-8-4.5-8-9V6zM8.5 12l2.5 2.5 4.5-5',
  bundles:
    'M3 6.5A1.5 1.5 0 0 1 4.5 5h15A1.5 1.5 0 0 1 21 6.500v11a1.5 1.5 0 0 1-1.5 1.500h-15A1.5 1.5 0 0 1 3 17.500zM14 9h4M14 12.500h4M6.5 15.800c.4-1.6 1.3-2.3 2.5-2.300s2.1.7 2.5 2.300M9 11.700a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2',
  administration: 'M4 6h10M18 6h2M4 12h2M10 12h10M4 18h8M16 18h4M14 4v4M6 10v4M12 16v4',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M20.5 20.500L16 16',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.500l4.5 4.500L19 7.5',
  cross: 'M6.5 6.500l11 11M17.5 6.500l-11 11',
  dash: 'M6 12h12',
  down: 'M6 9.500l6 6 6-6',
  right: 'M9.5 6l6 6-6 6',
  left: 'M14.5 6l-6 6 6 6',
  alert: 'M12 4l9 16H3zM12 10v4.500M12 17.300v.2',
  empty: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1.5 2.500h3L15 13h5',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8M12 2.500v2M12 19.500v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M18.7 5.300l-1.4 1.400M6.7 17.300l-1.4 1.4',
  moon: 'M20 14.500A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.500M4 20h16',
  plus: 'M12 5v14M5 12h14',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  play: 'M7 4.500v15l12-7.500z',
  pause: 'M7 5v14M17 5v14',
  zoomIn: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M20.5 20.500L16 16M8 11h6M11 8v6',
  zoomOut: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M20.5 20.500L16 16M8 11h6',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  keyboard: 'M3 6h18v12H3zM7 10h.1M11 10h.1M15 10h.1M7 14h10M18 10h.1',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.500a7.5 7.5 0 0 1 15 0',
  live: 'M12 13.500a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M7.8 16.200a6 6 0 0 1 0-8.400M16.2 7.800a6 6 0 0 1 0 8.400M5 19a10 10 0 0 1 0-14M19 5a10 10 0 0 1 0 14',
} as const

export type IconName = keyof typeof PATHS

/** Always beside a word or inside a control that has a name, so it is hidden from screen readers. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
