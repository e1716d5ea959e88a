package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/aslgen/aslgen/internal/apimodel"
)

// object is a JSON object that keeps the order of its members.
type object = apimodel.Object[json.RawMessage]

// readFacts reads one file of facts.
func readFacts(folder, name string, into any) error {
	text, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
