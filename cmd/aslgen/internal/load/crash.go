package load

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/internal/frames"
)

// crashFilter passes on what the workflows print, until the Go runtime prints a crash: that is kept.
type crashFilter struct {
	to    io.Writer
	line  []byte // the line that is not complete yet
	crash bytes.Buffer
	tail  string // the last line that was passed on
}

func newCrashFilter(to io.Writer) *crashFilter { return &crashFilter{to: to} }

// Write takes output of the program.
func (f *crashFilter) Write(p []byte) (int, error) {
	f.line = append(f.line, p...)
	for {
		i := bytes.IndexByte(f.line, '\n')
		if i < 0 {
			return len(p), nil
		}
		f.take(f.line[:i+1])
		f.line = f.line[i+1:]
	}
}

// flush takes the last line, which has no newline.
func (f *crashFilter) flush() {
	if len(f.line) > 0 {
		f.take(append(f.line, '\n'))
		f.line = nil
	}
}

// take handles one line with its newline.
func (f *crashFilter) take(line []byte) {
	if f.crash.Len() > 0 || bytes.HasPrefix(line, []byte("panic: ")) || bytes.HasPrefix(line, []byte("fatal error: ")) ||
		bytes.HasPrefix(line, []byte("runtime: goroutine stack exceeds")) {
		f.crash.Write(line)
		return
	}
	if text := strings.TrimSpace(string(line)); text != "" {
		f.tail = text
	}
	f.to.Write(line) // that output cannot be shown is no reason to stop
}

// stackFrame is a function in a stack trace and the place below it.
var stackFrame = regexp.MustCompile(`(?m)^(\S.*)\(.*\)(?: in goroutine \d+)?\n\t(.+\.go):(\d+)`)

// diagnose makes a diagnostic of a program that ended without an envelope.
func (f *crashFilter) diagnose(pkgs []*Package, runErr error) diag.Diagnostic {
	start := pkgs[0].Symbols[0].Pos
	if f.crash.Len() == 0 {
		how := "exit status 0"
		if runErr != nil {
			how = runErr.Error()
		}
		d := driverFailed.At(start, "the program that builds the workflows ended too early, with %s", how)
		if f.tail != "" {
			d.Message += fmt.Sprintf(", after it printed %q", f.tail)
		}
		d.Help = "a workflow function must return; look for os.Exit and log.Fatal in it and in what its package initializes"
		return d
	}
	text := f.crash.String()
	first, _, _ := strings.Cut(text, "\n")
	d := driverFailed.At(start, "the program that builds the workflows crashed: %s", first)
	if pos := userFrame(text, pkgs[0].ModuleDir); pos.IsValid() {
		d.Pos = pos
	}
	d.Help = "a workflow function must return, and the packages it needs must initialize without a panic"
	return d
}

// userFrame returns the innermost place of a stack trace that lies in the user's module, or the zero Pos.
func userFrame(trace, module string) diag.Pos {
	for _, m := range stackFrame.FindAllStringSubmatch(trace, -1) {
		function, file := m[1], m[2]
		rel, err := filepath.Rel(module, file)
		if err != nil || !filepath.IsLocal(rel) || strings.Contains(rel, driverName) || frames.InLibrary(function, file) {
			continue
		}
		line, err := strconv.Atoi(m[3])
		if err == nil {
			return diag.Pos{File: file, Line: line}
		}
	}
	return diag.Pos{}
}
