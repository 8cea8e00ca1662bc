import { loadRuntime, type RuntimeName } from './load-runtime.ts'

export interface FloatTensor {
  readonly data: Float32Array
  readonly shape: readonly number[]
}

/** A model, loaded and ready. */
export interface Session {
  /** Which build runs it; part of an engine's identity, because figures may differ in their last digits. */
  readonly runtime: RuntimeName
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** Run on a tensor for each input; gives one for each output, in memory of its own that the caller may keep. */
  run(feeds: Readonly<Record<string, FloatTensor>>): Promise<Readonly<Record<string, FloatTensor>>>
  close(): Promise<void>
}

export interface SessionOptions {
  /** Each worker process has its own sessions: the pool of workers, not the runtime, is what fills the cores. */
  readonly threads: 1
  /** Default: native where it loads, else WebAssembly. */
  readonly runtime?: RuntimeName
}

/**
 * Open a model from its bytes. Throws an AppError `internal` when no runtime loads, whatever the runtime throws for
 * bytes that are no model, and a TypeError from `run` for outputs that are not 32-bit floats.
 */
export async function openSession(model: Uint8Array, { runtime: wanted }: SessionOptions): Promise<Session> {
  const { name, provider, InferenceSession, Tensor } = await loadRuntime(wanted)
  const session = await InferenceSession.create(model, {
    executionProviders: [provider],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    // Shapes differ from call to call: a memory plan per shape would only grow.
    enableMemPattern: false,
    extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
    logSeverityLevel: 3,
  })
  return {
    runtime: name,
    inputs: session.inputNames,
    outputs: session.outputNames,
    async run(feeds) {
      const tensors = Object.entries(feeds).map(([input, { data, shape }]) => [
        input,
        new Tensor('float32', data, shape),
      ])
      const results = await session.run(Object.fromEntries(tensors) as Record<string, InstanceType<typeof Tensor>>)
      return Object.fromEntries(
        Object.entries(results).map(([output, { data, dims }]) => {
          if (!(data instanceof Float32Array)) throw new TypeError(`${output} of the model does not hold floats`)
          return [output, { data, shape: dims }]
        }),
      )
    },
    close: () => session.release(),
  }
}

/** The one output of a model that has one input and one output. Throws a TypeError for any other model. */
export async function runSingle(session: Session, data: Float32Array, shape: readonly number[]): Promise<FloatTensor> {
  const input = session.inputs.at(0)
  const output = session.outputs.at(0)
  if (input === undefined || output === undefined || session.inputs.length + session.outputs.length > 2) {
    throw new TypeError(`not one input and output but ${session.inputs.length} and ${session.outputs.length}`)
  }
  const results = await session.run({ [input]: { data, shape } })
  const result = Object.values(results).at(0)
  if (result === undefined) throw new TypeError(`the model gave no ${output}`)
  return result
}
