package main

import (
	"fmt"
	"path/filepath"
	"slices"

	"github.com/aslgen/aslgen/internal/apimodel"
)

// model is what the catalogue needs of the API model of a service.
type model struct {
	Metadata struct {
		ServiceID string `json:"serviceId"`
	} `json:"metadata"`
	Operations map[string]struct {
		Input struct {
			Shape string `json:"shape"`
		} `json:"input"`
		HTTP struct {
			RequestURI string `json:"requestUri"`
		} `json:"http"`
	} `json:"operations"`
	Shapes map[string]shape `json:"shapes"`
}

type shape struct {
	Type      string   `json:"type"`
	Required  []string `json:"required"`
	Members   object   `json:"members"`
	Exception bool     `json:"exception"`
	Document  bool     `json:"document"`
}

type memberShape struct {
	Shape            string `json:"shape"`
	IdempotencyToken bool   `json:"idempotencyToken"`
	Document         bool   `json:"document"`
}

// readModels reads the newest API model of every service in the data folder of botocore, by service id.
func readModels(folder string) (map[string]*model, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*", "*", "service-2.json*"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no API models in %s", folder)
	}
	slices.Sort(files) // versions are dates: a newer one replaces an older one
	models := map[string]*model{}
	for _, file := range files {
		m := &model{}
		if err := apimodel.Read(file, m); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		models[m.Metadata.ServiceID] = m
	}
	return models, nil
}

// kindLetter returns the letter of a parameter's type in the table.
func (m *model) kindLetter(member memberShape) (string, error) {
	s := m.Shapes[member.Shape]
	if member.Document || s.Document {
		return "x", nil
	}
	letters := map[string]string{
		"string": "s", "character": "s", "integer": "i", "long": "i", "float": "n", "double": "n", "boolean": "b", "list": "l", "map": "m",
		"structure": "o", "timestamp": "t", "blob": "x",
	}
	letter, ok := letters[s.Type]
	if !ok {
		return "", fmt.Errorf("shape %s has the type %q", member.Shape, s.Type)
	}
	return letter, nil
}
