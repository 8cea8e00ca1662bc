/** The look, for a shadow root. Colours meet WCAG AA (4.5:1) on their grounds; sizes follow the reader’s font size. */
export const STYLES = `
:host { display: block; position: relative; color: #12202b; background: #fff; font: 1rem/1.5 system-ui, sans-serif;
  --accent: #0b5c8a; --on-accent: #fff; --quiet: #eaf1f6; --line: #5b6f7d; --bad: #9f1d1d; min-height: 30rem }
* { box-sizing: border-box }
.root { min-height: inherit }
.screen { display: flex; flex-direction: column; gap: .75rem; max-width: 34rem; margin: 0 auto; padding: 1.25rem;
  min-height: inherit }
.screen:has(> .top) { padding-top: .25rem }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 }
h1:focus { outline: none }
p, ul { margin: 0 } ul { padding-left: 1.25rem } li { margin: .2rem 0 }
.warning { border-left: .3rem solid #b26a00; background: #fff6e5; padding: .6rem 1rem }
.fault { color: var(--bad); font-weight: 600 }
.actions { display: flex; flex-direction: column; gap: .6rem; margin-top: auto }
button, .file { font: inherit; font-weight: 600; min-height: 3rem; padding: .6rem 1.2rem; border-radius: .6rem;
  border: .125rem solid var(--accent); background: #fff; color: var(--accent); cursor: pointer; text-align: center }
button.main { background: var(--accent); color: var(--on-accent) }
button.plain { border-color: transparent; min-height: 2.75rem }
button:focus-visible, .file:focus-within, a:focus-visible, video:focus-visible { outline: .2rem solid #d48a00; outline-offset: .15rem }
.file { position: relative; overflow: hidden } .file input { position: absolute; inset: 0; opacity: 0; cursor: pointer; font-size: 0 }
.top { display: flex; justify-content: space-between; align-items: center; gap: .5rem }
.top button { min-height: 2.75rem; padding: .3rem .7rem; border-color: transparent }
.camera.screen { padding: 0; gap: 0; max-width: none; background: #0c1318; color: #fff }
.camera .top { padding: .4rem .6rem } .camera .top button { background: transparent; color: #fff }
.camera h1 { font-size: 1.1rem; text-align: center; padding: 0 1rem .6rem }
.view { position: relative; overflow: hidden; background: #000; max-height: 70vh; aspect-ratio: 4 / 3; width: 100%; margin: 0 auto }
.view video { width: 100%; height: 100%; object-fit: cover; display: block }
.view.mirrored video { transform: scaleX(-1) }
.outline { position: absolute; border: .2rem solid #fff; border-radius: .8rem; box-shadow: 0 0 0 100vmax rgb(0 0 0 / .45); transition: border-color .2s }
.outline.ready { border-color: #5fe08a; border-style: solid } .outline.notyet { border-style: dashed }
.hint { min-height: 3.2rem; display: flex; align-items: center; justify-content: center; text-align: center;
  padding: .5rem 1rem; font-size: 1.1rem; font-weight: 600 }
.bar { display: flex; justify-content: center; align-items: center; gap: 1.5rem; padding: .5rem 1rem 1.2rem }
.bar.waiting { visibility: hidden }
.shutter { background: #fff; color: #0c1318; border-color: #fff; border-radius: 2rem; min-width: 10rem }
.torch { background: transparent; color: #fff; border-color: #fff } .torch[aria-pressed=true] { background: #fff; color: #0c1318 }
.flash { position: fixed; inset: 0; z-index: 2147483647; transition: background-color 60ms linear }
.review img { width: 100%; border-radius: .6rem; border: .0625rem solid var(--line) }
progress { width: 100%; height: 1rem; accent-color: var(--accent) }
.qr { width: 15rem; max-width: 100%; align-self: center }
.big { font-size: 3rem; line-height: 1 }
@media (min-width: 48rem) { .screen:not(.camera) { justify-content: center } .actions { margin-top: .75rem } .review { max-width: 44rem } }
.review img { max-height: 65vh; object-fit: contain; background: #12202b }
@media (min-width: 60rem) { .view { max-width: 60rem } }
@media (prefers-reduced-motion: reduce) { :not(.flash) { transition: none } }
@media (forced-colors: active) { button { border-color: ButtonText } }
`
