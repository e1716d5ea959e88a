package dominator_test

import (
	"math/rand"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/internal/dominator"
)

// reaches tells whether the start reaches b without passing a.
func reaches(succ [][]int, start, without, b int) bool {
	if start == without {
		return false
	}
	seen := make([]bool, len(succ))
	seen[start] = true
	queue := []int{start}
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		if n == b {
			return true
		}
		for _, to := range succ[n] {
			if to != without && !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
	return false
}

func TestDominatesAgreesWithTheDefinition(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 3_000 {
		n := 1 + r.Intn(9)
		succ := make([][]int, n)
		for range r.Intn(3 * n) {
			from := r.Intn(n)
			succ[from] = append(succ[from], r.Intn(n))
		}
		tree := dominator.New(succ, 0)
		for b := range n {
			reachable := reaches(succ, 0, -1, b)
			require.Equal(t, reachable, tree.Reachable(b), "%v: %d", succ, b)
			for a := range n {
				want := reachable && reaches(succ, 0, -1, a) && !reaches(succ, 0, a, b)
				require.Equal(t, want, tree.Dominates(a, b), "%v: %d over %d", succ, a, b)
			}
		}
	}
}

// A chain whose every node also leads to one common end is what the simple iterative method takes quadratic time for.
func BenchmarkChainWithCommonEnd(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		succ := make([][]int, n+1)
		for i := range n - 1 {
			succ[i] = []int{i + 1, n}
		}
		b.Run(map[int]string{1_000: "1000", 100_000: "100000"}[n], func(b *testing.B) {
			for b.Loop() {
				dominator.New(succ, 0)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/node")
		})
	}
}
