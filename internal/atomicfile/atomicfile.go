// Package atomicfile replaces files so that a reader sees the old bytes or the new ones, never a part of them.
//
// A [Batch] takes any number of files and changes none of them before Commit: what can fail (a missing directory, no
// right to write, a full disk) fails while the new bytes still stand in temporary files. A file that already has its
// bytes is not touched, so its modification time stays.
package atomicfile

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Batch is a set of files to be replaced together. The zero value is an empty batch. After Commit or Discard it is
// empty again.
type Batch struct {
	staged  []staged
	removed []string
	dirs    []string // directories made for the batch, outermost first
}

// staged is one file that waits for its rename.
type staged struct{ temp, path string }

// Add stages content as the new bytes of path and makes its directory when there is none. It returns false and stages
// nothing when the file already has these bytes. The permissions of an existing file are kept, a new one gets 0644; a
// symbolic link is followed. When Add fails, the batch still has to be discarded.
func (b *Batch) Add(path string, content []byte) (changed bool, err error) {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	mode := fs.FileMode(0o644)
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return false, fmt.Errorf("%s is a directory", path)
	case err == nil:
		mode = info.Mode().Perm()
		old, err := os.ReadFile(path)
		if err != nil {
			return false, err
		}
		if bytes.Equal(old, content) {
			return false, nil
		}
	case !errors.Is(err, fs.ErrNotExist):
		return false, err
	}
	if err := b.makeDir(filepath.Dir(path)); err != nil {
		return false, err
	}
	temp, err := writeTemp(path, content, mode)
	if err != nil {
		return false, err
	}
	b.staged = append(b.staged, staged{temp: temp, path: path})
	return true, nil
}

// Remove stages the removal of a file.
func (b *Batch) Remove(path string) { b.removed = append(b.removed, path) }

// Commit moves every staged file to its place, in the order of Add, and then removes what is to be removed. It stops at the first
// failure and removes what is still staged.
func (b *Batch) Commit() error {
	b.dirs = nil
	defer b.Discard()
	for len(b.staged) > 0 {
		next := b.staged[0]
		if err := os.Rename(next.temp, next.path); err != nil {
			return err
		}
		b.staged = b.staged[1:]
	}
	for _, path := range b.removed {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Discard removes the temporary files, and the directories that Add made. It does nothing after Commit.
func (b *Batch) Discard() {
	for _, s := range b.staged {
		os.Remove(s.temp)
	}
	for i := len(b.dirs) - 1; i >= 0; i-- {
		os.Remove(b.dirs[i]) // fails, as it should, when somebody else has put a file there meanwhile
	}
	b.staged, b.removed, b.dirs = nil, nil, nil
}

// makeDir makes dir and its missing parents and remembers which they were.
func (b *Batch) makeDir(dir string) error {
	var missing []string
	for d := dir; ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); err == nil || filepath.Dir(d) == d {
			break
		}
		missing = append(missing, d)
	}
	for i := len(missing) - 1; i >= 0; i-- {
		if err := os.Mkdir(missing[i], 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		b.dirs = append(b.dirs, missing[i])
	}
	return nil
}

// writeTemp writes content beside path, on the same file system, so that a rename replaces path in one step.
func writeTemp(path string, content []byte, mode fs.FileMode) (name string, err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".aslgen-*")
	if err != nil {
		return "", fmt.Errorf("write %s: %w", path, err)
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Chmod(mode)
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		os.Remove(f.Name())
		return "", fmt.Errorf("write %s: %w", path, err)
	}
	return f.Name(), nil
}
