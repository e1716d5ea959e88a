package cli

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestConfigOfJudging(t *testing.T) {
	c, list := parseConfig("aslgen.yaml", []byte("validate:\n  silence: [asl2001, \"1016\"]\n  template: true\n  advice: true\n  express: [./fast/*.asl.json, \"**/e.asl.yaml\"]\n"))
	require.Empty(t, list)
	require.Equal(t, validateConfig{
		silence: []string{"ASL2001", "ASL1016"}, template: true, advice: true, express: []string{"fast/*.asl.json", "**/e.asl.yaml"},
	}, c.validate)
	_, list = parseConfig("aslgen.yaml", []byte("validate:\n  express: [\"[a\"]\n"))
	require.Len(t, list, 1)
	require.Contains(t, list[0].String(), `aslgen.yaml:2:13: error ASL6956: "[a" is no pattern of file names`)
	_, list = parseConfig("aslgen.yaml", []byte("validate:\n"))
	require.Contains(t, list.String(), `"validate" must be a mapping, not null`)
}

// FuzzConfig reads any text: it gives a configuration or mistakes at places in it, and never panics.
func FuzzConfig(f *testing.F) {
	for _, text := range []string{
		"", "# nothing", "output: asl", "workflows:\n  a:\n    output: b\n", "validate:\n  silence: [ASL2001]\n  express: ['**/*']\n", "validate: {silence: {}, template: ~}",
		"validate: *a", "output: &a [*a]", "? [a]\n: b", "\xff", "validate:\n  silence: [[]]\n  silence: x",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		c, list := parseConfig(filepath.Join("dir", configName), text)
		require.NotNil(t, c)
		require.Equal(t, "dir", c.root)
		for _, d := range list {
			require.NotEmpty(t, d.Code)
			require.NotEmpty(t, d.Message)
		}
		c.validate.isExpress("a/b/c.asl.json")
	})
}
