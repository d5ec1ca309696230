import type { TripTicks } from './roundTrips'

/** What an instance is started with. */
export interface InstanceData {
  /** The bundle. */
  entry: string
  /** The cloud that its requests are counted against: `http://127.0.0.1:PORT`. */
  cloudUrl: string
  /** clock.ts */
  clock: SharedArrayBuffer
  /** What it may hold, heap and buffers together. */
  memoryBytes: number
}

/** To an instance: one call. */
export interface CallMessage {
  requestId: string
  /** JSON */
  event: string
  context: Record<string, unknown>
  variables: Record<string, string>
}

/** From an instance. */
export type InstanceMessage =
  | { kind: 'log'; requestId: string; level: 'debug' | 'info' | 'log' | 'warn' | 'error'; text: string }
  /** The bundle is loaded and the handler starts: from here the function's timeout counts. */
  | { kind: 'began'; requestId: string }
  | { kind: 'returned'; requestId: string; result: string; ticks: TripTicks; memoryBytes: number }
  | { kind: 'threw'; requestId: string; message: string; stack: string; ticks: TripTicks; memoryBytes: number }
  /** It holds more than it may. */
  | { kind: 'memory'; bytes: number }
