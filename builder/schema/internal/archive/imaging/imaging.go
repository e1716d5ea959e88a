// Package imaging has types for the tests of package schema. Its name and that of its type are those of another package.
package imaging

// Order is a request for old images.
type Order struct {
	Box int `json:"box"`
}
