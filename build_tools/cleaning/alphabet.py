"""The Vietnamese alphabet as it stands in character classes. Leaves: LOWER and UPPER, to be put between brackets in a
pattern.

A range such as À-Ỵ will not do: Unicode orders the letters by mark, small and capital by turns.
"""

LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
UPPER = "A-Z" + LOWER[3:].upper()
