// Package clinic has types for the tests of package schema. Order has the same name as imaging.Order.
package clinic

// Order is a prescription.
type Order struct {
	Drug  string `json:"drug"`
	Units int    `json:"units"`
}

// Page is one page of a list.
type Page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty"`
}
