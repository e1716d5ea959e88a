package reviewdesk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Folder is a Store of one file a review, which only the owner of the process may read. The folder exists.
type Folder string

func (f Folder) path(id string) (string, error) {
	if !isID(id) {
		return "", ErrNotFound
	}
	return filepath.Join(string(f), id+".json"), nil
}

// List gives all reviews.
func (f Folder) List(ctx context.Context) ([]Review, error) {
	paths, err := filepath.Glob(filepath.Join(string(f), "*.json"))
	if err != nil {
		return nil, err
	}
	var out []Review
	for _, path := range paths {
		r, err := read(path)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, ctx.Err()
}

// Get gives one review, or ErrNotFound.
func (f Folder) Get(_ context.Context, id string) (Review, error) {
	path, err := f.path(id)
	if err != nil {
		return Review{}, err
	}
	r, err := read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Review{}, ErrNotFound
	}
	return r, err
}

// Put keeps a review. A crash leaves the old file or the new one, never half of it.
func (f Folder) Put(_ context.Context, r Review) error {
	path, err := f.path(r.ID)
	if err != nil {
		return err
	}
	text, err := json.Marshal(r)
	if err != nil {
		return err
	}
	temp, err := os.CreateTemp(string(f), "new-*") // readable by its owner alone
	if err != nil {
		return err
	}
	_, err = temp.Write(text)
	if err = errors.Join(err, temp.Sync(), temp.Close()); err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temp.Name()))
	}
	return nil
}

func read(path string) (Review, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return Review{}, err
	}
	var r Review
	if err := json.Unmarshal(text, &r); err != nil {
		return Review{}, fmt.Errorf("%s is no review: %w", path, err)
	}
	return r, nil
}
