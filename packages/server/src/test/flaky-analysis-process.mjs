// A child for the pool's own tests: what it does is said by the first byte of the first frame.
process.on('disconnect', () => process.exit(0))
process.on('message', ({ id, input }) => {
  const order = String.fromCharCode(input.frames[0][0])
  if (order === 'd') process.exit(1)
  if (order === 'h') return
  if (order === 'r') process.send({ kind: 'refused', id, code: 'frame_invalid', errors: [] })
  else
    process.send({
      kind: 'done',
      id,
      extraction: { evidence: { pid: process.pid }, faceTemplate: null, timings: {}, failedMeasures: [] },
    })
})
process.send({ kind: 'ready', face: null, faceFault: null })
