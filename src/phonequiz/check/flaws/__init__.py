"""Item-writing flaws: what gives a key away, misleads those who know, or asks nothing.

A rule is a function from a question to its flaws; ``check.rules`` lists them. Sources that several name:

- Haladyna, Downing and Rodriguez (2002), A review of multiple-choice item-writing guidelines for classroom assessment,
  Applied Measurement in Education 15(3): the 31 guidelines.
- Tarrant, Knierim, Hayes and Ware (2006), The frequency of item writing flaws in multiple-choice questions used in
  high stakes nursing assessments, Nurse Education Today 26(8): the 19 flaws.
- SAQUET: Moore, Costello, Nguyen and Stamper (2024), An automatic question usability evaluation toolkit, AIED: the 19
  flaws as a program looks for them.
"""
