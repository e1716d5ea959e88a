package clinicalnote

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Shelf keeps texts under keys such as drafts/e1. In production it is a bucket.
type Shelf interface {
	// Put keeps a text.
	Put(key, text string) error
	// Get returns a text, and whether it is there.
	Get(key string) (text string, there bool, err error)
	// Delete drops a text. One that is not there is no error.
	Delete(key string) error
}

// Memory is a Shelf that lasts as long as the program. The zero value is empty and ready.
type Memory struct {
	mu    sync.Mutex
	texts map[string]string
}

// Put keeps a text.
func (m *Memory) Put(key, text string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.texts == nil {
		m.texts = map[string]string{}
	}
	m.texts[key] = text
	return nil
}

// Get returns a text, and whether it is there.
func (m *Memory) Get(key string) (string, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	text, ok := m.texts[key]
	return text, ok, nil
}

// Delete drops a text. One that is not there is no error.
func (m *Memory) Delete(key string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.texts, key)
	return nil
}

// Folder is a Shelf of files below a folder.
type Folder string

func (f Folder) path(key string) (string, error) {
	if !filepath.IsLocal(key) {
		return "", errors.New("key leaves the folder: " + key)
	}
	return filepath.Join(string(f), filepath.FromSlash(key)), nil
}

// Put keeps a text.
func (f Folder) Put(key, text string) error {
	path, err := f.path(key)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o600)
}

// Get returns a text, and whether it is there.
func (f Folder) Get(key string) (string, bool, error) {
	path, err := f.path(key)
	if err != nil {
		return "", false, err
	}
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", false, nil
	}
	return string(text), err == nil, err
}

// Delete drops a text. One that is not there is no error.
func (f Folder) Delete(key string) error {
	path, err := f.path(key)
	if err != nil {
		return err
	}
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
