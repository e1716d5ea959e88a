package medicalimagingtask

import "time"

// SearchImageSetsInput is the request of SearchImageSets.
type SearchImageSetsInput struct {
	// DatastoreId is the id of the data store.
	DatastoreId string `json:"DatastoreId"`
	// SearchCriteria says which image sets are meant. nil: all of them.
	SearchCriteria *SearchCriteria `json:"SearchCriteria,omitempty"`
	// MaxResults is how many image sets a page holds at most, 1 to 50. nil: the service decides.
	MaxResults *int `json:"MaxResults,omitempty"`
	// NextToken is the token of the page before. nil: the first page. [SearchPages] fills it.
	NextToken *string `json:"NextToken,omitempty"`
}

// SearchImageSetsOutput is the answer of SearchImageSets: one page.
type SearchImageSetsOutput struct {
	// ImageSetsMetadataSummaries are the image sets of the page.
	ImageSetsMetadataSummaries []ImageSetsMetadataSummary `json:"ImageSetsMetadataSummaries"`
	// Sort is how they are sorted; nil where it is not known.
	Sort *Sort `json:"Sort,omitempty"`
	// NextToken is the token of the page behind; nil: this is the last one.
	NextToken *string `json:"NextToken,omitempty"`
}

// SearchCriteria says which image sets are meant.
type SearchCriteria struct {
	// Filters are conditions that all hold, at most 2, and only one of them by an attribute other than a time.
	Filters []SearchFilter `json:"Filters,omitempty"`
	// Sort is how the results are sorted. nil: by UpdatedAt, the newest first.
	Sort *Sort `json:"Sort,omitempty"`
}

// SearchFilter is a condition on one attribute.
type SearchFilter struct {
	// Values are what the attribute is compared with: one value for Equal, the lower and the upper bound for Between.
	Values []SearchByAttributeValue `json:"Values"`
	// Operator is how it is compared.
	Operator Operator `json:"Operator"`
}

// SearchByAttributeValue is a value of an attribute. Exactly one field is set; its name is the attribute.
type SearchByAttributeValue struct {
	// DicomPatientId is the id of the patient.
	DicomPatientId *string `json:"DicomPatientId,omitempty"`
	// DicomAccessionNumber is the accession number of the study.
	DicomAccessionNumber *string `json:"DicomAccessionNumber,omitempty"`
	// DicomStudyId is the id of the study.
	DicomStudyId *string `json:"DicomStudyId,omitempty"`
	// DicomStudyInstanceUID is the unique id of the study.
	DicomStudyInstanceUID *string `json:"DicomStudyInstanceUID,omitempty"`
	// DicomSeriesInstanceUID is the unique id of the series.
	DicomSeriesInstanceUID *string `json:"DicomSeriesInstanceUID,omitempty"`
	// CreatedAt is when the image set was made.
	CreatedAt *time.Time `json:"CreatedAt,omitempty"`
	// UpdatedAt is when the image set was changed last.
	UpdatedAt *time.Time `json:"UpdatedAt,omitempty"`
	// DicomStudyDateAndTime is when the study was made.
	DicomStudyDateAndTime *DicomStudyDateAndTime `json:"DicomStudyDateAndTime,omitempty"`
	// IsPrimary tells the primary image set of a series from its other ones.
	IsPrimary *bool `json:"IsPrimary,omitempty"`
}

// DicomStudyDateAndTime is when a study was made.
type DicomStudyDateAndTime struct {
	// DicomStudyDate is the date, as DICOM writes it: 20261125.
	DicomStudyDate string `json:"DicomStudyDate"`
	// DicomStudyTime is the time of day, as DICOM writes it: 134501.250000. nil: the whole day.
	DicomStudyTime *string `json:"DicomStudyTime,omitempty"`
}

// Operator compares an attribute with values.
type Operator string

// The operators.
const (
	// Equal: the attribute has the one value.
	Equal Operator = "EQUAL"
	// Between: the attribute lies between the two values.
	Between Operator = "BETWEEN"
)

// Values lists the operators.
func (Operator) Values() []Operator { return []Operator{Equal, Between} }

// Sort is how results are sorted.
type Sort struct {
	// SortOrder is the direction.
	SortOrder SortOrder `json:"SortOrder"`
	// SortField is the attribute.
	SortField SortField `json:"SortField"`
}

// SortOrder is a direction of sorting.
type SortOrder string

// The directions.
const (
	// Ascending: the least first.
	Ascending SortOrder = "ASC"
	// Descending: the greatest first.
	Descending SortOrder = "DESC"
)

// Values lists the directions.
func (SortOrder) Values() []SortOrder { return []SortOrder{Ascending, Descending} }

// SortField is an attribute to sort by.
type SortField string

// The attributes to sort by. These are values, which have the spelling of the API.
const (
	// ByUpdatedAt sorts by the time of the last change.
	ByUpdatedAt SortField = "updatedAt"
	// ByCreatedAt sorts by the time of making.
	ByCreatedAt SortField = "createdAt"
	// ByDicomStudyDateAndTime sorts by the time of the study.
	ByDicomStudyDateAndTime SortField = "DICOMStudyDateAndTime"
)

// Values lists the attributes.
func (SortField) Values() []SortField {
	return []SortField{ByUpdatedAt, ByCreatedAt, ByDicomStudyDateAndTime}
}

// ImageSetsMetadataSummary is what a search tells of an image set.
type ImageSetsMetadataSummary struct {
	// ImageSetId is the id of the image set.
	ImageSetId string `json:"ImageSetId"`
	// Version is its version; nil where it is not known.
	Version *int `json:"Version,omitempty"`
	// CreatedAt is when it was made; nil where it is not known.
	CreatedAt *time.Time `json:"CreatedAt,omitempty"`
	// UpdatedAt is when it was changed last; nil where it is not known.
	UpdatedAt *time.Time `json:"UpdatedAt,omitempty"`
	// LastAccessedAt is when it was read last; nil where it is not known.
	LastAccessedAt *time.Time `json:"LastAccessedAt,omitempty"`
	// StorageTier is where it is stored; nil where it is not known.
	StorageTier *StorageTier `json:"StorageTier,omitempty"`
	// DicomTags are the tags of the images; nil where there are none.
	DicomTags *DicomTags `json:"DicomTags,omitempty"`
	// IsPrimary tells the primary image set of a series from its other ones; nil where it is not known.
	IsPrimary *bool `json:"IsPrimary,omitempty"`
}

// StorageTier is a tier of storage.
type StorageTier string

// The tiers.
const (
	// FrequentAccess is for what is read often.
	FrequentAccess StorageTier = "FREQUENT_ACCESS"
	// ArchiveInstantAccess is for what is hardly read.
	ArchiveInstantAccess StorageTier = "ARCHIVE_INSTANT_ACCESS"
)

// Values lists the tiers.
func (StorageTier) Values() []StorageTier { return []StorageTier{FrequentAccess, ArchiveInstantAccess} }

// DicomTags are tags of a study and series. A tag is nil where the images do not have it.
type DicomTags struct {
	// DicomPatientId is the id of the patient.
	DicomPatientId *string `json:"DicomPatientId,omitempty"`
	// DicomPatientName is the name of the patient.
	DicomPatientName *string `json:"DicomPatientName,omitempty"`
	// DicomPatientBirthDate is the day of birth of the patient, as DICOM writes it.
	DicomPatientBirthDate *string `json:"DicomPatientBirthDate,omitempty"`
	// DicomPatientSex is the sex of the patient, as DICOM writes it: M, F, O.
	DicomPatientSex *string `json:"DicomPatientSex,omitempty"`
	// DicomStudyInstanceUID is the unique id of the study.
	DicomStudyInstanceUID *string `json:"DicomStudyInstanceUID,omitempty"`
	// DicomStudyId is the id of the study.
	DicomStudyId *string `json:"DicomStudyId,omitempty"`
	// DicomStudyDescription describes the study.
	DicomStudyDescription *string `json:"DicomStudyDescription,omitempty"`
	// DicomNumberOfStudyRelatedSeries counts the series of the study.
	DicomNumberOfStudyRelatedSeries *int `json:"DicomNumberOfStudyRelatedSeries,omitempty"`
	// DicomNumberOfStudyRelatedInstances counts the instances of the study.
	DicomNumberOfStudyRelatedInstances *int `json:"DicomNumberOfStudyRelatedInstances,omitempty"`
	// DicomAccessionNumber is the accession number of the study.
	DicomAccessionNumber *string `json:"DicomAccessionNumber,omitempty"`
	// DicomSeriesInstanceUID is the unique id of the series.
	DicomSeriesInstanceUID *string `json:"DicomSeriesInstanceUID,omitempty"`
	// DicomSeriesModality is the modality of the series: CT, MR.
	DicomSeriesModality *string `json:"DicomSeriesModality,omitempty"`
	// DicomSeriesBodyPart is the part of the body that was examined.
	DicomSeriesBodyPart *string `json:"DicomSeriesBodyPart,omitempty"`
	// DicomSeriesNumber is the number of the series.
	DicomSeriesNumber *int `json:"DicomSeriesNumber,omitempty"`
	// DicomStudyDate is the day of the study, as DICOM writes it.
	DicomStudyDate *string `json:"DicomStudyDate,omitempty"`
	// DicomStudyTime is the time of day of the study, as DICOM writes it.
	DicomStudyTime *string `json:"DicomStudyTime,omitempty"`
}
