package diag_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
)

func TestNearest(t *testing.T) {
	fields := []string{"Resource", "ResultPath", "ResultSelector", "TimeoutSeconds", "End"}
	for word, want := range map[string]string{
		"Resultpath":     "ResultPath",
		"Timeoutseconds": "TimeoutSeconds",
		"TimeoutSecs":    "TimeoutSeconds", // begins in the same way
		"Resuorce":       "Resource",       // two letters swapped
		"End":            "",               // the word itself is no answer
		"Publish":        "",
		"":               "",
		"X":              "",
	} {
		require.Equal(t, want, diag.Nearest(word, fields), word)
	}
	require.Equal(t, "cloudwatch", diag.Nearest("cloudwatchevents", []string{"cloud9", "cloudwatch", "cloudwatchlogs"}), "the longest common beginning")
	require.Empty(t, diag.Nearest("End", nil))
	require.Empty(t, diag.Nearest("A", []string{"B", "AB"}))
	require.Equal(t, "a", diag.Nearest("A", []string{"B", "a"}))
}
