/** One piece of work at a time, which can be cancelled. */
export class Run {
  #controller = null;

  get active() {
    return this.#controller !== null;
  }

  /** Runs `work(signal)`. Returns how it ended: "done", "cancelled", or the error. */
  async start(work) {
    this.cancel();
    const controller = new AbortController();
    this.#controller = controller;
    try {
      await work(controller.signal);
      return "done";
    } catch (e) {
      if (controller.signal.aborted) {
        return "cancelled";
      }

      return e;
    } finally {
      if (this.#controller === controller) {
        this.#controller = null;
      }
    }
  }

  cancel() {
    this.#controller?.abort();
  }
}
