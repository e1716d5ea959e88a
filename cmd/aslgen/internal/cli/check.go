package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"
)

func checkCommand(a *app) *cobra.Command {
	var options targets
	cmd := &cobra.Command{
		Use:   "check [packages]",
		Short: "Show which generated files are not up to date",
		Long: `Build the workflows as generate does, write nothing, and compare the files with
those on disk. For each file that is missing or differs, a unified diff from the
file to what the code gives is printed, and the exit code is 1.

It takes the packages and flags of generate and finds the same aslgen.yaml.`,
		Example: `  aslgen check ./...                     in CI, after the checkout
  aslgen check ./... && echo up to date`,
		RunE: func(cmd *cobra.Command, args []string) error {
			files, err := a.build(cmd.Context(), &options, args)
			if err != nil {
				return err
			}
			return a.compare(files)
		},
	}
	options.register(cmd)
	return cmd
}

// compare prints the difference between the files on disk and what they should be.
func (a *app) compare(files []output) error {
	stale := 0
	for _, f := range files {
		name := filepath.ToSlash(a.shorten(f.path))
		old, err := os.ReadFile(f.path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		missing := err != nil
		if f.removed {
			if !missing {
				stale++
				if _, err := a.stdout.Write(diff.Diff(name, old, os.DevNull, nil)); err != nil {
					return err
				}
			}
			continue
		}
		if !missing && bytes.Equal(old, f.content) {
			continue
		}
		stale++
		from := name
		if missing {
			from = os.DevNull
		}
		if _, err := a.stdout.Write(diff.Diff(from, old, name, f.content)); err != nil {
			return err
		}
	}
	if stale == 0 {
		a.say("%s up to date", plural(len(files), "file"))
		return nil
	}
	fmt.Fprintf(a.stderr, "aslgen: %d of %s not up to date; run \"aslgen generate\" with the same arguments\n", stale, plural(len(files), "file"))
	return errFindings
}

// plural is "1 file" and "2 files".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
