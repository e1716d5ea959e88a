// Package imaging has types for the tests of package schema. Order has the same name as clinic.Order.
package imaging

// Order is a request for images.
type Order struct {
	Study    string   `json:"study"`
	Regions  []string `json:"regions"`
	Modality Modality `json:"modality"`
}

// Modality is an enumerated type.
type Modality string

// Values lists the modalities.
func (Modality) Values() []Modality { return []Modality{"CT", "MR", "US"} }
