package golden_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/golden/calls"
	"github.com/aslgen/aslgen/golden/internal/explore"
	"github.com/aslgen/aslgen/golden/patterns"
)

// TestEveryEdge runs every machine here in memory until each state was entered and each way out of it taken.
func TestEveryEdge(t *testing.T) {
	for _, c := range cases {
		exploreAll(t, c.folder, c.workflows())
	}
	for _, s := range calls.Services() {
		exploreAll(t, "calls/"+s.Folder, s.Workflows())
	}
	for _, f := range patterns.Families() {
		exploreAll(t, "patterns/"+f.Folder, f.Workflows())
	}
	t.Logf("%d machines, %d edges, %d taken, %d excepted, %d runs", total.machines, total.edges, total.edges-total.excepted, total.excepted, total.runs)
}

var total struct{ machines, edges, excepted, runs int }

func exploreAll(t *testing.T, folder string, workflows []builder.Definition) {
	for _, w := range workflows {
		t.Run(folder+"/"+w.Name(), func(t *testing.T) {
			start := time.Now()
			o := exploring[folder]
			o.Scripts = scripts[w.Name()]
			never := neverTaken[w.Name()]
			for edge := range never {
				o.Never = append(o.Never, edge)
			}
			found, err := explore.Machine(w, o)
			require.NoError(t, err)
			for _, p := range found.Problems {
				t.Errorf("what must not happen: %s", p)
			}
			for _, edge := range found.Missing {
				if never[edge] == "" {
					t.Errorf("no run took %s", edge)
				}
			}
			for edge, why := range never {
				if !slices.Contains(found.Missing, edge) {
					t.Errorf("%s was taken, or is no edge, though %s", edge, why)
				}
			}
			t.Logf("%d runs of %d edges, %s", found.Runs, len(found.Edges), time.Since(start))
			total.machines++
			total.edges += len(found.Edges)
			total.excepted += len(never)
			total.runs += found.Runs
		})
	}
}
