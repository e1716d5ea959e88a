package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/interp/items"
	"github.com/aslgen/aslgen/internal/atomicfile"
)

// dirStore is a directory as S3: a directory for each bucket, a file for each object.
type dirStore struct{ dir string }

// path is the file of an object. A key that would lead out of the bucket has none.
func (s *dirStore) path(bucket, key string) (string, error) {
	local := filepath.FromSlash(key)
	if bucket == "" || strings.ContainsAny(bucket, `/\`) || !filepath.IsLocal(bucket) || bucket == "." {
		return "", fmt.Errorf("%q is no name of a bucket", bucket)
	}
	if !filepath.IsLocal(local) || filepath.ToSlash(filepath.Clean(local)) != key {
		return "", fmt.Errorf("the key %q has no file in a directory", key)
	}
	return filepath.Join(s.dir, bucket, local), nil
}

// Get implements [items.Store].
func (s *dirStore) Get(bucket, key string) ([]byte, error) {
	path, err := s.path(bucket, key)
	if err != nil {
		return nil, fmt.Errorf("s3://%s/%s: %w: %w", bucket, key, items.ErrNotFound, err)
	}
	body, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("s3://%s/%s: %w", bucket, key, items.ErrNotFound)
	}
	return body, err
}

// List implements [items.Store]. All objects have the same LastModified, so that a history does not depend on when files were copied.
func (s *dirStore) List(bucket, prefix string) ([]items.ObjectInfo, error) {
	if _, err := s.path(bucket, "key"); err != nil {
		return nil, err
	}
	root := filepath.Join(s.dir, bucket)
	var found []items.ObjectInfo
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == root {
			return filepath.SkipAll
		}
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil || !strings.HasPrefix(filepath.ToSlash(rel), prefix) {
			return err
		}
		body, err := os.ReadFile(path)
		found = append(found, items.ObjectInfo{
			Key: filepath.ToSlash(rel), ETag: items.ETag(body), Size: int64(len(body)), LastModified: items.Made, StorageClass: "STANDARD",
		})
		return err
	})
	slices.SortFunc(found, func(a, b items.ObjectInfo) int { return strings.Compare(a.Key, b.Key) })
	return found, err
}

// Put implements [items.Store].
func (s *dirStore) Put(bucket, key string, body []byte) error {
	path, err := s.path(bucket, key)
	if err != nil {
		return err
	}
	var batch atomicfile.Batch
	defer batch.Discard()
	if _, err := batch.Add(path, body); err != nil {
		return err
	}
	return batch.Commit()
}
