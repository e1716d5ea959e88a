package arch

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestModuleIsFreeOfAWS holds the module to having no dependency on the AWS SDK, not even an indirect one: builder/task/sdktask knows
// its types by their names. What imports it is a module of its own.
func TestModuleIsFreeOfAWS(t *testing.T) {
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join("..", "..", name))
		require.NoError(t, err)
		require.NotContains(t, string(text), "github.com/aws/", name)
	}
	tested, err := os.ReadFile(filepath.Join("..", "..", "builder", "task", "sdktask", "sdktest", "go.mod"))
	require.NoError(t, err)
	require.Contains(t, string(tested), "github.com/aws/aws-sdk-go-v2/service/healthlake ", "the module that tests sdktask with the SDK")
}
