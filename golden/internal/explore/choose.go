package explore

import "math/rand/v2"

// step is a choice that a run made: at which place, among how many, and which.
type step struct {
	site   string
	n, got int
}

// chooser makes the choices of a run: those of a plan as long as the run comes by the same places, and drawn ones from there on.
type chooser struct {
	plan   []step
	rng    *rand.Rand
	trail  []step
	again  bool           // places choose what they chose before
	last   map[string]int // the last choice by place
	script *Script        // what a scripted run follows
}

// pick chooses a number from 0 to below n.
func (c *chooser) pick(site string, n int) int {
	if c.script != nil {
		return c.script.pick(site, n)
	}
	if before, ok := c.last[site]; ok && c.again && before < n {
		return before
	}
	got := -1
	if i := len(c.trail); i < len(c.plan) {
		if p := c.plan[i]; p.site == site && p.n == n {
			got = p.got
		} else {
			c.plan = nil
		}
	}
	if got < 0 {
		got = c.rng.IntN(n)
	}
	c.trail = append(c.trail, step{site, n, got})
	c.last[site] = got
	return got
}

// often chooses like pick, and is 0 four times out of five when it draws.
func (c *chooser) often(site string, n int) int {
	if got := c.pick(site, 5*n); got < n {
		return got
	}
	return 0
}
