package patterns

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/golden/patterns/batch"
	"github.com/aslgen/aslgen/golden/patterns/require"
	"github.com/aslgen/aslgen/golden/patterns/review"
	"github.com/aslgen/aslgen/golden/patterns/saga"
	"github.com/aslgen/aslgen/golden/patterns/sensitive"
)

// Family is a folder, and the workflows in it.
type Family struct {
	// Folder is the name of the folder.
	Folder string
	// Workflows makes its workflows anew.
	Workflows func() []builder.Definition
}

// Families are the folders, sorted.
func Families() []Family {
	return []Family{
		{"batch", batch.Workflows},
		{"require", require.Workflows},
		{"review", review.Workflows},
		{"saga", saga.Workflows},
		{"sensitive", sensitive.Workflows},
	}
}
