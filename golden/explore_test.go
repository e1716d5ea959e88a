package golden_test

import (
	"testing"

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
			o := exploring[folder]
			never := neverTaken[w.Name()]
			for edge := range never {
				o.Never = append(o.Never, edge)
			}
			found, err := explore.Machine(w, o)
			require.NoError(t, err)
			require.Empty(t, found.Problems)
			require.ElementsMatch(t, o.Never, found.Missing, "the edges that no run took: those that none can take stand in the table")
			total.machines++
			total.edges += len(found.Edges)
			total.excepted += len(never)
			total.runs += found.Runs
		})
	}
}
