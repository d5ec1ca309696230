/** How sending subscribe messages goes wrong next, for tests of what a function does then. */
export class SendingTrouble {
  private answers: number[] = []
  private holding = false
  private held: (() => void)[] = []

  /** The next messages aren't delivered: each is answered with one of these codes. */
  answerNext(errcodes: readonly number[]): void {
    this.answers = [...errcodes]
  }

  /** While holding, messages are delivered and their answers wait. */
  hold(on: boolean): void {
    this.holding = on
    if (on) return
    for (const release of this.held.splice(0)) release()
  }

  state(): { answers: number[]; holding: boolean; held: number } {
    return { answers: this.answers, holding: this.holding, held: this.held.length }
  }

  clear(): void {
    this.answers = []
    this.hold(false)
  }

  /** The code to answer this message with instead of delivering it. */
  nextAnswer(): number | undefined {
    return this.answers.shift()
  }

  /** Resolves when the answer of a delivered message may go. */
  mayAnswer(): Promise<void> {
    return this.holding ? new Promise((resolve) => this.held.push(resolve)) : Promise.resolve()
  }
}
