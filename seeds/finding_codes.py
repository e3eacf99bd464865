"""Every code a finding may carry, with its meaning and advice (问题代码): docs/findings.md says the same."""

from dataclasses import dataclass
from typing import Final

ERROR: Final = "error"
WARNING: Final = "warning"


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem: what it means and what to do about it."""

    name: str
    meaning: str
    advice: str
    severity: str = ERROR


READING: tuple[Code, ...] = (
    Code("NOT_FOUND", "There is nothing at this path.", "Give the path of a folder, a .zip or a .json file."),
    Code(
        "UNREADABLE",
        "The operating system does not let the file be read.",
        "Check that it is a plain file and that you may read it.",
    ),
    Code(
        "UNKNOWN_FORMAT",
        "The file is of no kind that a bundle comes in.",
        "Give a folder of CSV files, a .zip of them or one .json file.",
    ),
    Code(
        "XLSX_NOT_SUPPORTED",
        "Workbooks cannot be read yet.",
        "Save each sheet as CSV (UTF-8) under its own name and load the folder.",
    ),
    Code(
        "BAD_ZIP",
        "The archive or a file in it is damaged, encrypted or packed in an unknown way.",
        "Pack the files again without a password.",
    ),
    Code("UNSAFE_NAME", "A name in the archive leads out of the archive.", "Pack only the CSV files, with plain names."),
    Code(
        "NESTED_FILE", "A CSV file lies in a folder of its own.", "Put every CSV file side by side, at the top or in one folder."
    ),
    Code(
        "TOO_LARGE",
        "There is more to read than the limit allows.",
        "Check the file, or split the bundle and load the parts one by one.",
    ),
    Code("EMPTY_BUNDLE", "There is no table in it.", "Put in at least one table, such as areas.csv."),
    Code("UNKNOWN_TABLE", "No table has this name.", "Rename or remove it; table names are lower case."),
    Code("DUPLICATE_TABLE", "The same table is there twice.", "Keep one file for each table."),
    Code("BAD_ENCODING", "The text is not UTF-8.", "Save it as UTF-8 and load it again."),
    Code("BAD_CHARACTER", "A cell holds a control character or half a character.", "Remove the character from the cell."),
    Code("BAD_CSV", "The row is not well-formed CSV.", "Close every quotation mark and double those inside a quoted cell."),
    Code(
        "EMPTY_FILE",
        "The first row, which names the columns, is missing.",
        "Put the column names into the first row, or leave the file out.",
    ),
    Code("DUPLICATE_COLUMN", "The header names a column twice.", "Keep one column of that name."),
    Code("UNKNOWN_COLUMN", "The table has no column of this name.", "Rename or remove the column."),
    Code("MISSING_COLUMN", "The column that identifies the rows is missing.", "Add the column; without it no row can be read."),
    Code(
        "RAGGED_ROW",
        "The row has more or fewer cells than the header.",
        "Give every row one cell for each column; quote cells with commas.",
    ),
    Code("BAD_JSON", "The text is not well-formed JSON, or not one object of tables.", 'Write {"areas": [{"code": …}, …], …}.'),
    Code(
        "BAD_RECORD",
        "A table is no list, or a record in it is no object.",
        'Write each table as a list of objects, such as [{"id": …}].',
    ),
    Code("DUPLICATE_KEY", "A JSON object has the same key twice.", "Keep one of the two."),
    Code("BAD_VALUE", "A JSON value is of a kind that the column does not take.", "Write the value as a text, as in a CSV cell."),
)

CHECKING: tuple[Code, ...] = (
    Code("MISSING_VALUE", "A required cell is empty.", "Fill in the cell."),
    Code(
        "NAME_TOO_LONG",
        "The name is longer than 1,000 characters.",
        "Shorten it; what else there is to say belongs into a note or a source.",
    ),
    Code("BAD_ID", "The identifier has an illegal form.", "Use 1 to 64 of A-Z a-z 0-9 . _ : - and begin with a letter or digit."),
    Code(
        "DUPLICATE_ID",
        "The identifier stands twice in the bundle.",
        "Keep one row, or give the other record an identifier of its own.",
    ),
    Code(
        "ID_OF_ANOTHER_TABLE",
        "The graph has a record of another table under this identifier.",
        "Use another identifier; it is unique over all tables.",
    ),
    Code("RESERVED_ID", "A policy, rule, target or metric has this identifier.", "Use another identifier."),
    Code(
        "BAD_AREA_CODE",
        "The area's code does not fit its level.",
        "Codes have 2, 4, 6, 9 or 12 digits; a grid is its community's code, -, a suffix.",
    ),
    Code(
        "AREA_OUTSIDE_PARENT",
        "The area's code does not begin with its parent's.",
        "Correct the code or the parent, or leave the parent empty.",
    ),
    Code(
        "PARENT_NOT_HIGHER", "The parent is not of a higher level.", "Name an area of a higher level, or leave the parent empty."
    ),
    Code("UNKNOWN_WORD", "The word is not in the column's list.", "Use a word of the list, in lower case."),
    Code("FORM_MISSING", "This kind of body needs a form.", "State the form."),
    Code(
        "FORM_NOT_TAKEN",
        "No forms are listed for this kind of body; what is stated is kept as free text.",
        "Check the kind.",
        WARNING,
    ),
    Code(
        "BAD_USCC",
        "The unified social credit code is wrong.",
        "Write all 18 characters in capitals and check them; the last one is a check digit.",
    ),
    Code(
        "DUPLICATE_USCC", "Another body has this unified social credit code.", "Correct the code, or keep one record of the body."
    ),
    Code("BAD_DATE", "The text is no date of the calendar.", "Write 2024-05-01, or 2024-05 or 2024 if no more is known."),
    Code("BAD_PERIOD", "The text is no period.", "Write 2024, 2024H1, 2024Q3 or 2024-05."),
    Code(
        "BAD_NUMBER",
        "The text is no number of the kind the column takes.",
        "Write digits only, with a point before decimals and nothing between thousands.",
    ),
    Code("NUMBER_OUT_OF_RANGE", "The number is too small or too large.", "Correct the number."),
    Code(
        "NATIONAL_NUMBER",
        "The cell holds a national identity number.",
        "Remove the number; the hub keeps none. Use an identifier of your own.",
    ),
    Code(
        "UNKNOWN_REFERENCE",
        "The identifier named is neither in the bundle nor in the graph.",
        "Correct it, or add its record to the bundle. Separate several by ;",
    ),
    Code(
        "WRONG_TABLE",
        "The identifier named belongs to a record of a table that the column does not take.",
        "Name a record of the right table.",
    ),
    Code("UNKNOWN_METRIC", "No metric has this identifier.", "Name a metric; the query `metrics` lists them."),
    Code("UNKNOWN_RULE", "No rule has this identifier.", "Name a rule of an adopted policy, or adopt the policy first."),
    Code("NOT_A_FIRM", "The body named is no firm.", "Name a body of kind firm."),
    Code(
        "NOT_COMMUNITY_OR_GRID",
        "The compound's area is neither a community nor a grid.",
        "Name the community or grid that the compound lies in.",
    ),
    Code("VOID_REFERENCE", "The record named is void.", "Name another record, take this row back too, or bring the record back."),
    Code(
        "VOID_STILL_NAMED",
        "Records that are not void refer to the one taken back.",
        "Take those records back too, or let them refer to another.",
    ),
    Code("VOID_UNKNOWN", "The graph has no record of this identifier to take back.", "Correct the identifier or remove the row."),
    Code("CYCLE", "Following the references leads back to the row.", "Correct one of the references of the circle."),
    Code(
        "START_NOT_BEFORE_END",
        "The start does not lie before the end.",
        "Correct one of the two; the end is the first day on which it no longer holds.",
    ),
    Code("DONE_BEFORE_ON", "done_on lies before on.", "Correct one of the two dates."),
    Code("PARTY_BEFORE_BIRTH", "party_since does not lie after born_on.", "Correct one of the two dates."),
    Code(
        "PARTY_DATES_WITH_NONE",
        "party_status none excludes party_since and party_until.",
        "Empty the dates, or correct the status.",
    ),
    Code("COMPLAINT_WITHOUT_DAY", "A complaint needs the day it was received.", "Fill in `on`."),
    Code("WITHDRAWN_NOT_AREA", "Only a survey of an area can be withdrawn.", "State what was found, or void the earlier survey."),
    Code(
        "OUTSIDE_LIFE",
        "A holding does not lie inside the life of its body and post.",
        "Correct the dates of the holding, of the post or of the body.",
    ),
    Code(
        "TOO_MANY_HOLDERS",
        "On some day more people certainly hold the post than it has seats.",
        "End a holding, or correct the seats.",
    ),
    Code("HELD_TWICE", "One person holds one post twice at a time.", "Keep one of the two appointments, or correct their dates."),
    Code(
        "SAME_NAME",
        "Another record of the area has the same name at the same time.",
        "Check that they are two; if not, keep one record.",
        WARNING,
    ),
    Code("LIKELY_DUPLICATE", "Another record says the same.", "Check that they are two; if not, keep one record.", WARNING),
    Code(
        "PERSON_ERASED",
        "The person's identity was erased from the graph, and the row would bring it back.",
        "Leave the row out; who holds the post now, if somebody else, is a person with another id.",
    ),
    Code(
        "TEMPORARY_BESIDE_ELECTED",
        "A temporary management committee stands beside an owners' committee.",
        "Check which of the two has ended, and state its dissolved_on.",
        WARNING,
    ),
    Code(
        "MOBILE_NUMBER",
        "A published contact of a body looks like a person's telephone.",
        "Check that it is the office's own; a person's belongs into people.phone.",
        WARNING,
    ),
    Code("UNUSUAL_DATE", "The date lies far outside the usual.", "Check the year.", WARNING),
)

LOADING: tuple[Code, ...] = (
    Code(
        "TOO_LARGE_TO_LOAD",
        "The database has too little memory to write all of it in one transaction.",
        "Give it more (GOVHUB_MEMORY, in MiB), load parts that stand by themselves, "
        "or fill an empty graph by `govhub load --initial`.",
    ),
)

DIVISIONS: tuple[Code, ...] = (
    Code(
        "NAMES_WITHOUT_CODES",
        "The list has names without codes; names recur, so nothing can be told by them.",
        "Use a form of the list with codes, such as pcas-code.json or the tables with a column code.",
    ),
    Code(
        "CHILD_BEFORE_PARENT",
        "An area stands before the one it lies in.",
        "Sort the list by code, so that each area comes after the one it lies in.",
    ),
    Code(
        "NO_DIVISION_TABLE",
        "There is no table of a division list here.",
        "Give the folder that holds provinces.csv, cities.csv, areas.csv, streets.csv, villages.csv, or the same as JSON.",
    ),
    Code(
        "MORE_PROBLEMS",
        "There are more problems than are told one by one.",
        "Correct those that are told and import again; often all have one cause.",
    ),
)
