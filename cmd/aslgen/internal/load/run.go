package load

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder/generate/driver"
)

// Run builds the workflows of the packages, one program for each module, and returns them in the order of pkgs. What
// the workflows print goes to output. Their lineage is there when it is wanted. The list tells of a program that ended before it was done; each workflow carries
// its own diagnostics. The error is a [*CompileError], an [*EnvironmentError], or that of the context or the system.
func Run(ctx context.Context, dir string, pkgs []*Package, output io.Writer, lineage bool) ([]driver.Workflow, diag.List, error) {
	var (
		roots   []string
		modules = map[string][]*Package{}
		all     []driver.Workflow
		list    diag.List
	)
	for _, p := range pkgs {
		if modules[p.ModuleDir] == nil {
			roots = append(roots, p.ModuleDir)
		}
		modules[p.ModuleDir] = append(modules[p.ModuleDir], p)
	}
	for _, root := range roots {
		ws, problems, err := runModule(ctx, dir, root, modules[root], output, lineage)
		if err != nil {
			return nil, nil, err
		}
		all = append(all, ws...)
		list = append(list, problems...)
	}
	return all, list, nil
}

// runModule builds the workflows of one module.
func runModule(ctx context.Context, dir, root string, pkgs []*Package, output io.Writer, lineage bool) ([]driver.Workflow, diag.List, error) {
	temp, err := os.MkdirTemp("", "aslgen-")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(temp)
	binary, err := compile(ctx, root, temp, newProgram(pkgs))
	if err != nil {
		return nil, nil, err
	}
	result := filepath.Join(temp, "envelope.json")
	filter := newCrashFilter(output)
	cmd := exec.CommandContext(ctx, binary, result)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, filter, filter
	if lineage {
		cmd.Env = append(os.Environ(), driver.LineageVariable+"=1")
	}
	runErr := cmd.Run()
	filter.flush()
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	text, err := os.ReadFile(result)
	if errors.Is(err, os.ErrNotExist) {
		return nil, diag.List{filter.diagnose(pkgs, runErr)}, nil
	}
	if err != nil {
		return nil, nil, err
	}
	var env driver.Envelope
	if err := json.Unmarshal(text, &env); err != nil || env.Version != driver.Version {
		return nil, nil, &EnvironmentError{
			Message: fmt.Sprintf("module %s uses another release of %s than this command", pkgs[0].ModulePath, modulePath),
			Help:    fmt.Sprintf("run the command of the module: go run %s/cmd/aslgen", modulePath),
		}
	}
	return env.Workflows, nil, nil
}

// compile builds the program in the module at root and returns the binary. The go.mod of the user is used as it is; when
// it lacks what the driver needs beyond the builder, a copy of it that the go command may complete is used instead.
func compile(ctx context.Context, root, temp string, p program) (binary string, err error) {
	overlay, err := p.writeOverlay(root, temp)
	if err != nil {
		return "", err
	}
	binary = filepath.Join(temp, "driver")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	// Positions in diagnostics must be real paths, so -trimpath is off whatever GOFLAGS says.
	args := []string{"build", "-trimpath=false", "-buildvcs=false", "-ldflags=-s -w", "-overlay", overlay, "-o", binary}
	target := "./" + driverName
	out, err := goCommand(ctx, root, append(args, target))
	if err == nil {
		return binary, nil
	}
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if incomplete.Match(out) {
		if mod, copyErr := copyModFile(root, temp); copyErr == nil {
			var again []byte
			if again, err = goCommand(ctx, root, append(args, "-mod=mod", "-modfile="+mod, target)); err == nil {
				return binary, nil
			}
			out = append(out, again...)
		}
		return "", &EnvironmentError{
			Message: strings.TrimSpace(string(out)),
			Help:    fmt.Sprintf("the module lacks what aslgen needs to run: go get -tool %s/cmd/aslgen", modulePath),
		}
	}
	var found messages
	found.output(root, string(out))
	return "", &CompileError{Lines: found.lines()}
}

// incomplete recognises that a go.mod, go.sum or vendor directory does not hold what the driver imports.
var incomplete = regexp.MustCompile(`missing go\.sum entry|no required module provides|updates to go\.mod needed|` +
	`cannot find module providing|inconsistent vendoring|is not in std|-mod=vendor`)

// goCommand runs the go command in dir and returns what it printed.
func goCommand(ctx context.Context, dir string, args []string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir, cmd.Env = dir, environment()
	return cmd.CombinedOutput()
}

// copyModFile copies go.mod and go.sum of root into temp and returns the copy of go.mod.
func copyModFile(root, temp string) (string, error) {
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil && (name == "go.mod" || !errors.Is(err, os.ErrNotExist)) {
			return "", err
		}
		if err := os.WriteFile(filepath.Join(temp, name), text, 0o600); err != nil {
			return "", err
		}
	}
	return filepath.Join(temp, "go.mod"), nil
}
