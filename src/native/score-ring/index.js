/** Steps of the movement from one share to the next: 240 ms at 60 frames a second would be 15; eight look the same. */
const steps = 8;
const stepMs = 30;

Component({
  properties: {
    /** Filled share of the ring, 0 to 1. */
    share: { type: Number, value: 0 },
    /** What stands in the middle. */
    text: { type: String, value: '' },
  },
  data: { percent: 0 },
  observers: {
    share(share) {
      this.moveTo(Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10);
    },
  },
  lifetimes: {
    detached() {
      clearTimeout(this.timer);
    },
  },
  methods: {
    moveTo(target) {
      clearTimeout(this.timer);
      const from = this.data.percent;
      const step = (done) => {
        const eased = 1 - (1 - done / steps) ** 2;
        this.setData({ percent: Math.round((from + (target - from) * eased) * 10) / 10 });
        if (done < steps) this.timer = setTimeout(() => step(done + 1), stepMs);
      };
      if (target !== from) step(1);
    },
  },
});
