import type { FloatConstant, Graph } from './onnx-graph.ts'

/**
 * Keep only some classes of a model whose last layer is `x · W + b → softmax`: rewrites the constants W (rows × classes)
 * and b (classes). Probabilities are then relative to the kept classes. The recogniser spends a third of its time on
 * 6,625 mostly Chinese classes of which a card needs about a hundred. Throws a RangeError when the model holds no such
 * pair of constants, or not the classes to keep.
 */
export function narrowClassifier(graph: Graph, classes: number, keep: readonly number[]): void {
  if (keep.some((k) => !Number.isInteger(k) || k < 0 || k >= classes)) {
    throw new RangeError(`classes to keep must lie in 0…${classes - 1}`)
  }
  const wide = [...graph.constants].filter(([, { dims }]) => dims.length <= 2 && dims.at(-1) === classes)
  if (wide.length !== 2)
    throw new RangeError(`expected a weight and a bias of ${classes} classes, found ${wide.length}`)
  for (const [name, constant] of wide) graph.constants.set(name, pickColumns(constant, classes, keep))
}

function pickColumns({ dims, data }: FloatConstant, columns: number, keep: readonly number[]): FloatConstant {
  const rows = data.length / columns
  const picked = new Float32Array(rows * keep.length)
  for (let r = 0; r < rows; r++) {
    keep.forEach((column, k) => (picked[r * keep.length + k] = data[r * columns + column] ?? 0))
  }
  return { dims: [...dims.slice(0, -1), keep.length], data: picked }
}
