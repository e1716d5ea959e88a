package main

import (
	"os"
	"path/filepath"
	"regexp"
)

var versionLine = regexp.MustCompile(`(?m)^__version__ = ['"]([0-9.]+)['"]`)

// version returns the version of the botocore that a data folder belongs to, "of unknown version" when nothing tells.
func version(folder string) string {
	text, _ := os.ReadFile(filepath.Join(filepath.Dir(filepath.Clean(folder)), "__init__.py"))
	if m := versionLine.FindSubmatch(text); m != nil {
		return string(m[1])
	}
	return "of unknown version"
}
