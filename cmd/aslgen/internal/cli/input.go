package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// stdinName is the argument for the standard input, and the name it has in diagnostics.
const (
	stdinArgument = "-"
	stdinName     = "<stdin>"
)

// input is a document that the command reads.
type input struct {
	name string // for diagnostics
	text []byte
	yaml bool
}

// read reads the file that an argument names, and keeps the text: the snippet shows what was read, also when the file changes
// meanwhile.
func (a *app) read(argument string) (input, error) {
	in, err := a.load(argument)
	if err == nil {
		a.sources[in.name] = in.text
	}
	return in, err
}

// load reads the file that an argument names. Several may be read at a time.
func (a *app) load(argument string) (input, error) {
	if argument == stdinArgument {
		text, err := io.ReadAll(a.stdin)
		return input{name: stdinName, text: text, yaml: !looksLikeJSON(text)}, err
	}
	text, err := os.ReadFile(absolute(a.dir, argument))
	if err != nil {
		return input{}, err
	}
	in := input{name: argument, text: text}
	switch strings.ToLower(filepath.Ext(argument)) {
	case ".yaml", ".yml":
		in.yaml = true
	case ".json", ".asl":
	default:
		in.yaml = !looksLikeJSON(text)
	}
	return in, nil
}

// looksLikeJSON decides by the first character. Every JSON text that is an ASL document begins with a brace; a YAML text
// may, but hardly does. An empty text is JSON, for the better message.
func looksLikeJSON(text []byte) bool {
	text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\ufeff")))
	return len(text) == 0 || strings.IndexByte(`{["`, text[0]) >= 0
}

// filesOnly completes arguments with files of the given extensions.
func filesOnly(extensions ...string) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return extensions, cobra.ShellCompDirectiveFilterFileExt
	}
}

// outcome adds up the results of several files: one that cannot be read weighs more than findings.
type outcome struct {
	app      *app
	findings bool
	unread   int
}

// failed notes a file that cannot be read or written.
func (o *outcome) failed(err error) {
	fmt.Fprintf(o.app.stderr, "aslgen: %v\n", err)
	o.unread++
}

// err is the error of the whole run.
func (o *outcome) err() error {
	switch {
	case o.unread > 0:
		return fmt.Errorf("%s could not be processed", plural(o.unread, "file"))
	case o.findings:
		return errFindings
	}
	return nil
}
